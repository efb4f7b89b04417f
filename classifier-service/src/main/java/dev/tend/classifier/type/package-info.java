/** What kind of question a post is, and why: signs in a post, kept as data, each with its weight and its reason. */
@org.jspecify.annotations.NullMarked
package dev.tend.classifier.type;
