package dev.veriport.spec;

import dev.veriport.fake.persona.FakePersonaServer;
import java.util.List;

/** Persona's specification, and what of it is excused. */
final class PersonaSpec {
    private static final List<Excuse> EXCUSES = List.of();

    static final VendorSpec SPEC = new VendorSpec(
            "persona/inquiries-subset-2025-12-08.yaml",
            FakePersonaServer.class.getSimpleName(),
            FakePersonaServer.API,
            FakePersonaServer.API,
            EXCUSES);

    private PersonaSpec() {}
}
