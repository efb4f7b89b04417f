package dev.tend.notifier.message;

/** A piece of a message, written for its sink. Templates show nothing else. */
public record Shown(String written, Markup markup) {

    public Shown strong() {
        return new Shown(markup.strong(written), markup);
    }

    public Shown quiet() {
        return new Shown(markup.quiet(written), markup);
    }
}
