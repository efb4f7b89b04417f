/** Mattermost: incoming webhooks, posts over REST, and how texts are written there. */
@org.jspecify.annotations.NullMarked
package dev.tend.notifier.mattermost;
