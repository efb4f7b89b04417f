package dev.tend.events;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote a post.
 *
 * @param handle the name at the source, as the source spells it
 * @param name what people call them, where the source says
 * @param staff whether they are one of the team: by the source's own word or by {@code community.yaml}
 * @param bot whether a program wrote it
 */
public record Author(String handle, @Nullable String name, boolean staff, boolean bot) {
}
