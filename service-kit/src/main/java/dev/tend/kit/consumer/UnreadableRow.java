package dev.tend.kit.consumer;

/**
 * What stands in our own database can't be read. Another version may have written it, and can read it; so nothing that comes in is
 * given up for it. It has no cause: a parser's message quotes what it could not read.
 */
public final class UnreadableRow extends RuntimeException {

    /** @param what kind of thing it is: none of its content */
    public UnreadableRow(String what) {
        super("the database holds a " + what + " that this version can't read");
    }

    /** The constant of this name, as it stands in a column. */
    public static <E extends Enum<E>> E word(Class<E> type, String name) {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRow(type.getSimpleName());
        }
    }
}
