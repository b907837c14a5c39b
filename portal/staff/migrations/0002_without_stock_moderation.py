from django.db import migrations

WORKFLOW = "Moderators approval"
GROUPS = ("Editors", "Moderators")


def drop_stock_moderation(apps, schema_editor):
    """Wagtail's own groups reach every page of the site; here a group is of one municipality."""
    workflows = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW)
    workflows.filter(workflow_states__isnull=True).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(
        name=WORKFLOW, task_states__isnull=True, workflow_tasks__isnull=True
    ).delete()
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS, user__isnull=True).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("staff", "0001_initial"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]
    operations = [migrations.RunPython(drop_stock_moderation, migrations.RunPython.noop)]
