package dev.tend.kit.community;

/** A secret from the environment. Never printed. */
public record Secret(String value) {

    /** Stands for a secret that only another service has. */
    static final Secret ELSEWHERE = new Secret("");

    /** @throws IllegalStateException if this service does not get it: nothing is ever signed or checked with an empty one */
    @Override
    public String value() {
        if (value.isEmpty()) {
            throw new IllegalStateException("this secret belongs to another service");
        }
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
