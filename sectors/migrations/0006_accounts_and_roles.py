"""The sectors to which an account is limited."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sectors', '0005_known_years'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='SectorLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sector_limits', to=settings.AUTH_USER_MODEL, verbose_name='account')),
                ('sector', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='sectors.sector', verbose_name='sector')),
            ],
            options={
                'verbose_name': 'limit to a sector',
                'verbose_name_plural': 'limits to sectors',
                'ordering': ('account', 'sector'),
                'constraints': [models.UniqueConstraint(fields=('account', 'sector'), name='sector_limit_once')],
            },
        ),
    ]
