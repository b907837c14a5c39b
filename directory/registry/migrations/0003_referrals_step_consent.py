import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0002_own_ref'),
    ]

    operations = [
        migrations.AddField(
            model_name='referralstep',
            name='consent',
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name='steps',
                to='registry.consent',
            ),
        ),
    ]
