package dev.tend.local.whole;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A story that takes place in the one running Tend, which its constructor or its methods are given. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithTend.Running.class)
@interface WithTend {

    /** Starts it for the first story and stops it after the last. */
    final class Running implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Whole.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot().getStore(ExtensionContext.Namespace.create(Whole.class)).computeIfAbsent(
                    Whole.class,
                    key -> start(), Whole.class);
        }

        private static Whole start() {
            try {
                return new Whole();
            } catch (Exception e) {
                throw new IllegalStateException("Tend did not start", e);
            }
        }
    }
}
