"""Settings. What differs between places comes from the environment: see environment.py."""

import os
from pathlib import Path

from imvo_tracker.accounts.rates import RATES, origin_of_url, single_sign_on
from imvo_tracker.caches import LIMITS, page_cache
from imvo_tracker.csp import CSP
from imvo_tracker.databases import database, replicas
from imvo_tracker.environment import BASE_DIR, LOCAL_DIR, read, read_local_file, refuse_unknown_names

read_local_file()
refuse_unknown_names()

DEBUG = read("IMVO_DEBUG")
SECRET_KEY = read("IMVO_SECRET_KEY")
SECRET_KEY_FALLBACKS = read("IMVO_FORMER_SECRET_KEYS")
ALLOWED_HOSTS = read("IMVO_HOSTS")
HTTPS = read("IMVO_HTTPS")
BEHIND_PROXY = read("IMVO_BEHIND_PROXY")

INSTALLED_APPS = [
    "imvo_tracker",
    "dashboards",
    "covenants",
    "sectors",
    "dossier",
    "imvo_tracker.accounts.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "django_tables2",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "django_tasks",
    "django_tasks_db",
]
# What takes long is done by `manage.py db_worker`, beside the pages; the queue stands in our own database.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SINGLE_SIGN_ON = read("IMVO_OIDC_NAME") if read("IMVO_OIDC_URL") else ""
if SINGLE_SIGN_ON:
    INSTALLED_APPS.append("allauth.socialaccount.providers.openid_connect")

# From the outside in. Headers first, so that every answer has them, errors and static files included.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "imvo_tracker.csp.ContentSecurityPolicyMiddleware",
    "imvo_tracker.middleware.extra_headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "imvo_tracker.logging.RequestLog",
    "imvo_tracker.middleware.path_language",
    "imvo_tracker.audit.AuditTrail",
    "dashboards.api.answers.api_answers",
    "imvo_tracker.middleware.reject_unknown_methods",
    "imvo_tracker.middleware.reads_take_no_lock",
    "imvo_tracker.health.probes",
    "imvo_tracker.middleware.readable_input",
    "imvo_tracker.embedding.frames_of_charts",
    "imvo_tracker.read_replicas.read_from_replicas",
    "dashboards.frame.page_cache.PageCache",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "imvo_tracker.middleware.cache_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "imvo_tracker.audit.TokenAccepted",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "imvo_tracker.middleware.RejectUnreadableValues",
    "imvo_tracker.kept_forms.KeptForms",
    "imvo_tracker.accounts.sessions.SlidingSessions",
    "simple_history.middleware.HistoryRequestMiddleware",
]

ROOT_URLCONF = "imvo_tracker.urls"
WSGI_APPLICATION = "imvo_tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dashboards.frame.context.menus",
            ],
        },
    },
]
FORM_RENDERER = "imvo_tracker.form_renderer.PlainBoxes"

DATABASES = {"default": database(read("DATABASE_URL"), default_file=LOCAL_DIR / "imvo.sqlite3")}
# Public pages are read from these (dossier/replicas.py); everything else, and every write, goes to the one above
REPLICAS = replicas(read("DATABASE_REPLICA_URLS"), of=DATABASES["default"])
DATABASES |= REPLICAS
DATABASE_ROUTERS = ["imvo_tracker.read_replicas.ReadSource"] if REPLICAS else []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Two caches: a flood of pages pushes out no count of who guesses passwords, which all processes share.
CACHES = {
    "default": LIMITS,
    "pages": page_cache(read("CACHE_URL"), read("IMVO_PAGE_CACHE_MB")),
}
# In debug mode a template may change at any time, so no page is kept.
PAGE_CACHE = read("IMVO_PAGE_CACHE_MB") > 0 and not DEBUG

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "imvo_tracker" / "locale"]
FORMAT_MODULE_PATH = ["imvo_tracker.formats"]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "imvo_tracker.staticfiles.PlotlyFinder",
]
STATIC_ROOT: Path = read("IMVO_STATIC_ROOT")
PACKAGE_DIR: Path = read("IMVO_PACKAGE_DIR")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "imvo_tracker.staticfiles.MountedStaticFilesStorage",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
# What people upload may be under embargo; the static files above are everybody's.
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Every draft that waits is one field of the form that seals them.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Long pass phrases from no common list; no rules about which characters.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "imvo_tracker.passwords.EasyToGuessValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
# Outside a demonstration, which is not served over https, staff need a second factor
REQUIRE_SECOND_FACTOR = HTTPS if read("IMVO_SECOND_FACTOR") is None else read("IMVO_SECOND_FACTOR")

ACCOUNT_ADAPTER = "imvo_tracker.accounts.adapters.StaffAccounts"
ACCOUNT_FORMS = {"login": "imvo_tracker.accounts.forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
AUTHENTICATION_BACKENDS = ["imvo_tracker.accounts.backend.StaffBackend"]
# The session ends with the browser, or eight hours after one was last at work
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = RATES
MFA_ADAPTER = "imvo_tracker.accounts.factors.StaffFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "login_webauthn": "imvo_tracker.accounts.forms.KeyLoginForm",
    "authenticate_webauthn": "imvo_tracker.accounts.forms.KeyForm",
    "reauthenticate_webauthn": "imvo_tracker.accounts.forms.KeyAgainForm",
    "add_webauthn": "imvo_tracker.accounts.forms.AddKeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "IMVO-tracker"
# A clock may be half a minute off
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
# Nothing can be guessed with a key; this is against a flood
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
SOCIALACCOUNT_ADAPTER = "imvo_tracker.accounts.adapters.StaffSingleSignOn"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": single_sign_on(
            SINGLE_SIGN_ON,
            url=read("IMVO_OIDC_URL"),
            client=read("IMVO_OIDC_CLIENT"),
            secret=read("IMVO_OIDC_SECRET"),
        )
    }
    if SINGLE_SIGN_ON
    else {}
)

# Without https a browser refuses names that start with __Host-
SESSION_ENGINE = "imvo_tracker.accounts.session_store"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = read("IMVO_TRUSTED_ORIGINS")
CSRF_FAILURE_VIEW = "imvo_tracker.errors.csrf_failure"
# In cookies: a restart of the database must not turn a committed write into an error.
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz\Z", r"^readyz\Z"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = read("IMVO_HSTS_SECONDS") if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    # data: for the small images in our stylesheets, blob: for saving a chart as a picture
    "img-src": [CSP.SELF, "data:", "blob:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    # The form that leads to single sign-on is answered by the service of the ministry
    "form-action": [CSP.SELF, *([origin_of_url(read("IMVO_OIDC_URL"))] if SINGLE_SIGN_ON else [])],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
    "upgrade-insecure-requests": HTTPS,
}
# Where the page of one chart may stand in a frame (imvo_tracker/embedding.py); every other page may not, anywhere
EMBED_HOSTS = read("IMVO_EMBED_HOSTS")
EXTRA_SECURITY_HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# What the pages about the site say of who runs it
SITE_URL = read("IMVO_SITE_URL")
OPERATOR = read("IMVO_OPERATOR")
OPERATOR_TOOI = read("IMVO_OPERATOR_TOOI")
IS_OFFICIAL = read("IMVO_OFFICIAL")
CONTACT_EMAIL = read("IMVO_CONTACT_EMAIL")
SECURITY_CONTACT = read("IMVO_SECURITY_CONTACT")
# Asked by a command alone, never by a page
GAZETTE_URL = read("IMVO_GAZETTE_URL")

# Where the watch looks (imvo_tracker/watching/): empty for what there is not
BACKUP_DIR = read("IMVO_BACKUP_DIR")
ANCHOR_FILE = read("IMVO_ANCHOR_FILE")
CERTIFICATE_FILE = read("IMVO_CERTIFICATE_FILE")
METRICS_DIR = read("IMVO_METRICS_DIR")
METRICS_BIND = read("IMVO_METRICS_BIND")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "imvo_tracker.logging.JsonLine"}},
    "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"level": "WARNING", "handlers": ["lines"]},
    "loggers": {
        "imvo": {"level": read("IMVO_LOG_LEVEL")},
        # One line for each request tells a 4xx already; only errors are told twice, for their place in the code
        "django": {"level": "ERROR", "handlers": ["lines"], "propagate": False},
    },
}

REQUIRE_FOUR_EYES = HTTPS if read("IMVO_FOUR_EYES") is None else read("IMVO_FOUR_EYES")

# Mail goes to publishers and to who asked for alerts. Where no server is named a demonstration writes it to a folder,
# and a site with https sends none.
_MAIL_HOST, _colon, _port = read("IMVO_MAIL_SERVER").rpartition(":")
MAIL_FOLDER: Path | None = None if _MAIL_HOST or HTTPS else read("IMVO_MAIL_FOLDER")
EMAIL_BACKEND = (
    "imvo_tracker.mail_folder.EmailBackend"
    if MAIL_FOLDER
    else f"django.core.mail.backends.{'smtp' if _MAIL_HOST else 'dummy'}.EmailBackend"
)
EMAIL_HOST, EMAIL_PORT = _MAIL_HOST, int(_port or 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = read("IMVO_MAIL_USER"), read("IMVO_MAIL_PASSWORD")
EMAIL_USE_SSL, EMAIL_USE_TLS = EMAIL_PORT == 465, EMAIL_PORT not in (25, 465)
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = CONTACT_EMAIL
# An alert names its sender and leads back to the site, also when no request tells its address
OFFERS_ALERTS = bool(MAIL_FOLDER or (_MAIL_HOST and CONTACT_EMAIL and SITE_URL))
ALERTS_FROM = CONTACT_EMAIL or "imvo-tracker@localhost"
ALERTS_ORIGIN = SITE_URL or f"http://127.0.0.1:{read('PORT')}"
ALERTS_CONFIRM_DAYS = read("IMVO_ALERTS_CONFIRM_DAYS")
# Where the site is mounted, for links that are made outside a request
MOUNTED_AT = os.environ.get("SCRIPT_NAME", "")

# The one list of the tables that hold statements; what each names stands on its model (`LedgerEntry`).
LEDGER_MODELS = (
    "covenants.MilestoneStatement",
    "covenants.TargetStatement",
    "covenants.ThresholdCondition",
    "covenants.Measurement",
    "covenants.Participation",
    "covenants.StatusReport",
    "dossier.UndertakingStatement",
)
# Says what the roles are called; they are made above the dossier.
NAMES_OF_ROLES = "imvo_tracker.roles.names_of_roles"
# Says to which sectors an account is limited; the dossier stands below the sectors.
LIMITS_OF_ACCOUNTS = "sectors.selectors.limits_of"
# Rows that say how an account signs in and what it may do, not what it did: they go with it.
ROWS_OF_ACCOUNTS = (
    "sectors.sectorlimit",
    "account.emailaddress",
    "mfa.authenticator",
    "socialaccount.socialaccount",
)
# Says what readers would see of drafts once they are sealed; the dossier stands below the dashboards.
PREVIEW_OF_SEAL = "dashboards.preview.preview_of"
# Says on which public page readers find a sealed statement.
PUBLIC_PAGE_OF = "dashboards.preview.page_of"
# Is told that a revision was sealed, after its transaction; the dossier stands below the dashboards.
AFTER_SEAL = "dashboards.alerts.tasks.after_seal"
# Says which public figures a change of master data would move; the dossier stands below the covenants.
IMPACT_OF_MASTERS = "covenants.selectors.impact.changed_figures"
# Working papers to which rows are only added; statements, decisions and history are known by themselves.
KEPT_MODELS = (
    "covenants.NegotiationSession",
    "covenants.Attendance",
    "covenants.ProvisionalResult",
    "covenants.Consultation",
)
# Says for which statements an account may draft and propose without the right to record: those of its negotiations.
PROPOSERS = "covenants.selectors.negotiations.may_propose"
# The API says everything else on its views (dashboards/api/replies.py)
REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "dashboards.api.problems.answer_problem",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "IMVO-tracker",
    "DESCRIPTION": "What was promised about the Dutch IMVO covenants, where it is written, and what came of it.",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": False,
    "POSTPROCESSING_HOOKS": ["dashboards.api.schema.with_headers"],
}
# Says what the page of a covenant says first; the pages stand above the covenants.
SENTENCES_OF_COVENANTS = "dashboards.covenants.sentences.first_sentences"
# Master data, each table after those it names: what readers see of them is what a revision sealed.
MASTER_MODELS = (
    "dossier.Organisation",
    "dossier.Document",
    "sectors.Sector",
    "sectors.RiskTheme",
    "covenants.Covenant",
    "covenants.Target",
    "covenants.Threshold",
    "covenants.CountingRule",
)
