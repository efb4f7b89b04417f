/** What is known of each question, and what is told about it when that changes. */
@org.jspecify.annotations.NullMarked
package dev.tend.classifier.question;
