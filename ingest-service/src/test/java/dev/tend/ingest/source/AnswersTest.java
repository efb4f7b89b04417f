package dev.tend.ingest.source;

import dev.tend.kit.testing.EachAnswerIsCompared;

/** The answers of this service in all tests that ran before this one. */
class AnswersTest extends EachAnswerIsCompared {
}
