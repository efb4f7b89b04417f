/** What people and programs ask the classifier over HTTP. */
@org.jspecify.annotations.NullMarked
package dev.tend.classifier.api;
