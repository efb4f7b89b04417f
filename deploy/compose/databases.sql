-- Each service owns its data. Postgres runs this once, when its volume is new.
create database tend_ingest;
create database tend_classifier;
create database tend_rotation;
create database tend_notifier;
