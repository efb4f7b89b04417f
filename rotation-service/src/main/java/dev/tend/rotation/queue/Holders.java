package dev.tend.rotation.queue;

import java.util.List;

import org.jdbi.v3.core.Handle;

/** The people who have questions. */
public final class Holders {

    private Holders() {
    }

    /** Their keys, be they in the file or not. Goes from one to the next in an index, however many questions each has. */
    public static List<String> of(Handle handle) {
        return handle.createQuery("""
            with recursive holder as (
              (select assignee from question where assignee is not null order by assignee limit 1)
              union all
              select (select assignee from question where assignee > holder.assignee order by assignee limit 1)
              from holder where holder.assignee is not null)
            select assignee from holder where assignee is not null""").mapTo(String.class).list();
    }
}
