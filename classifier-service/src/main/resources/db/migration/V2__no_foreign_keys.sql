-- What is kept of a question is written under the lock of its row; to look for that row again for each line has no use.
alter table activity drop constraint activity_question_fkey;
alter table deadline drop constraint deadline_question_fkey;
