/** Slack: incoming webhooks, {@code chat.postMessage}, and how texts are written there. */
@org.jspecify.annotations.NullMarked
package dev.tend.notifier.slack;
