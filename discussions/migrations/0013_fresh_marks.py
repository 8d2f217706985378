from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussions", "0012_no_statistics_of_words")]

    operations = [
        # What was marked before counts as seen.
        migrations.AddField("reaction", "published", models.BooleanField(default=True)),
        migrations.AlterField("reaction", "published", models.BooleanField(default=False)),
    ]
