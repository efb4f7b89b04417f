package dev.tend.events;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Jackson fills a missing component with null; the contract says which may be. */
final class NullCheck {

    private record Component(String name, Method accessor, boolean nullable) {
    }

    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).filter(component -> !component.getType().isPrimitive())
                    .map(component -> new Component(component.getName(), component.getAccessor(),
                            isNullable(component)))
                    .toList();
        }
    };

    private NullCheck() {
    }

    static void check(Record value) throws UnreadableEvent {
        for (Component component : COMPONENTS.get(value.getClass())) {
            Object part;
            try {
                part = component.accessor.invoke(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            if (part == null && !component.nullable) {
                throw new UnreadableEvent("field " + component.name + " is missing");
            }
            checkPart(component.name, part);
        }
    }

    private static void checkPart(String name, @Nullable Object part) throws UnreadableEvent {
        if (part instanceof Record nested) {
            check(nested);
        } else if (part instanceof List<?> list) {
            for (Object element : list) {
                if (element == null) {
                    throw new UnreadableEvent("field " + name + " holds a null");
                }
                checkPart(name, element);
            }
        }
    }

    static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
