package dev.tend.rotation.queue;

import java.util.List;
import java.util.Optional;

/** A part of the queue, most urgent first. */
public record Page(List<Question> questions, Optional<Cursor> next) {
}
