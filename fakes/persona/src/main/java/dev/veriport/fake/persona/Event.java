package dev.veriport.fake.persona;

import dev.veriport.testkit.server.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Something that happened to an inquiry.
 *
 * @param id the same each time the event is sent
 * @param name such as {@code inquiry.approved}
 * @param about the id of the inquiry, or of its verification
 * @param inquiry as it was then
 */
record Event(String id, String name, String about, Inquiry inquiry, Instant at) {

    static Event of(String name, String about, Inquiry inquiry, Instant at) {
        String seed = inquiry.id() + " " + name + " " + inquiry.events().size();
        String hash = HmacSha256.hex("event", seed.getBytes(StandardCharsets.UTF_8));
        return new Event("evt_" + hash.substring(0, 24), name, about, inquiry, at);
    }
}
