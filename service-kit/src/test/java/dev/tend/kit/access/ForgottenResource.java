package dev.tend.kit.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** A resource with a method that somebody forgot to put a permission on. */
@Path("/api/forgotten")
public class ForgottenResource {

    @GET
    public String forgotten() {
        return "forgotten";
    }

    @RolesAllowed(Role.TEAM)
    @GET
    @Path("/stamps")
    public String stamps() {
        return "stamps";
    }
}
