package dev.tend.rotation.api;

import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import dev.tend.rotation.schedule.Refused;

/** Answers a wish that the schedules refuse, with their reason. */
class Refusals {

    @ServerExceptionMapper
    Response problem(Refused refused) {
        return Problem.of(refused).toResponse();
    }
}
