package dev.tend.kit.community;

/** A secret from the environment. Never printed. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
