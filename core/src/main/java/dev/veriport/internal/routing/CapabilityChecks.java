package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.Capabilities;
import dev.veriport.model.Capability;
import dev.veriport.model.CheckType;
import dev.veriport.model.RequestField;
import dev.veriport.model.VerificationRequest;
import java.util.ArrayList;
import java.util.List;

/** What an instance offers, and the refusal of all else: it names the setting that is missing, where there is one. */
record CapabilityChecks(Instance instance) {

    /** @throws VeriportException {@link ErrorCode#UNSUPPORTED} */
    void require(Capability capability) {
        if (!capabilities().supports(capability)) {
            throw refuse(ErrorCode.UNSUPPORTED, "does not offer " + capability + without(capability));
        }
    }

    /**
     * @throws VeriportException {@link ErrorCode#UNSUPPORTED}; {@link ErrorCode#INVALID_REQUEST} when the request has not all
     *     fields that the vendor requires
     */
    void requireStart(VerificationRequest request) {
        require(Capability.startOn(request.channel()));
        if (request.faceOf().isPresent()) {
            require(Capability.START_FACE_AUTHENTICATION);
        }
        request.checks().forEach(this::require);
        requireFields(request);
    }

    private void require(CheckType check) {
        if (!capabilities().checks().contains(check)) {
            throw refuse(ErrorCode.UNSUPPORTED, "does not make the check " + check + without(check));
        }
    }

    private void requireFields(VerificationRequest request) {
        List<String> missing = new ArrayList<>();
        for (RequestField field : capabilities().required()) {
            if (!request.satisfies(field)) {
                missing.add(inFull(field));
            }
        }
        if (!missing.isEmpty()) {
            throw refuse(
                    ErrorCode.INVALID_REQUEST, "requires " + String.join(", ", missing) + ": add it to the request");
        }
    }

    private static String inFull(RequestField field) {
        return switch (field) {
            case DATE_OF_BIRTH -> field + " with its day";
            case CONSENTS -> field + " of which none is refused";
            default -> field.name();
        };
    }

    private String without(Enum<?> ability) {
        String key = instance.enabling().get(ability);
        return key == null ? "" : " without " + key + ": set it";
    }

    private Capabilities capabilities() {
        return instance.adapter().capabilities();
    }

    VeriportException refuse(ErrorCode code, String why) {
        return VeriportException.notSent(code, instance.id() + " " + why)
                .provider(instance.id())
                .build();
    }
}
