package dev.tend.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;

/** Gives a help text to what libraries measure without one: its name, in words. */
@ApplicationScoped
class HelpTexts {

    @Produces
    @Singleton
    MeterFilter forAll() {
        return byName();
    }

    static MeterFilter byName() {
        return new MeterFilter() {

            @Override
            public Meter.Id map(Meter.Id id) {
                String text = id.getDescription();
                return text != null && !text.isBlank()
                        ? id
                        : new Meter.Id(id.getName(), Tags.of(id.getTags()), id.getBaseUnit(),
                                id.getName().replace('.', ' '), id.getType());
            }
        };
    }
}
