/** When a question has waited too long: deadlines by the policies of {@code community.yaml}. */
@org.jspecify.annotations.NullMarked
package dev.tend.classifier.age;
