"""How the staff log in: one entrance, a second factor, locks and time limits."""

import environ

env = environ.Env()

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_start"
WAGTAIL_FRONTEND_LOGIN_URL = "/account/login/"
# Passwords are changed in one place, and nobody gets in by a link in an e-mail.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

# "groups": whose group says so; "all": everybody. Anything else counts as "all".
SECOND_FACTOR = env.str("MADOGUCHI_SECOND_FACTOR", default="groups")
IDLE_MINUTES = env.int("MADOGUCHI_IDLE_MINUTES", default=30)
LONGEST_HOURS = 12

SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Longer than any login lasts, so that the page after it can say why it ended.
SESSION_COOKIE_AGE = 24 * 60 * 60

ACCOUNT_ADAPTER = "portal.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "portal.accounts.forms.LoginForm",
    "reauthenticate": "portal.accounts.forms.PasswordAgainForm",
    "change_password": "portal.accounts.forms.NewPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
# Wrong passwords are counted by axes, for all processes. What is left here: many guesses at one
# person's codes from many addresses, and a whole office behind one address is not held up.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "10/15m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("MADOGUCHI_PROXIES", default=0)

MFA_ADAPTER = "portal.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "portal.accounts.forms.CodeForm",
    "reauthenticate": "portal.accounts.forms.CodeAgainForm",
    "activate_totp": "portal.accounts.forms.FirstCodeForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "まどぐち"
# Clocks of telephones are a few seconds off.
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True

AXES_HANDLER = "portal.accounts.lockout.Handler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "portal.accounts.lockout.locked"
AXES_USERNAME_CALLABLE = "portal.accounts.lockout.name_to_count"
AXES_CLIENT_IP_CALLABLE = "portal.accounts.lockout.address_to_count"
AXES_RESET_ON_SUCCESS = True
# The page says when to try again, so trying earlier must not move that moment.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
