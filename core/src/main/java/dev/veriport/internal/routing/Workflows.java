package dev.veriport.internal.routing;

import dev.veriport.error.ErrorCode;
import dev.veriport.error.VeriportException;
import dev.veriport.model.EvidenceSubmission;
import dev.veriport.model.ProviderId;
import dev.veriport.model.VerificationRequest;
import dev.veriport.token.TokenRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The workflows of one instance: the application's names, and the vendor's ids. No name reaches a vendor, and no id of one
 * vendor another. Immutable.
 *
 * @param ids the vendor's ids, by name
 */
public record Workflows(ProviderId instance, Map<String, String> ids) {
    private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9_-]{1,63}");

    /** Copies the ids. */
    public Workflows {
        ids = Map.copyOf(ids);
    }

    boolean has(String name) {
        return ids.containsKey(name);
    }

    /** The request with the vendor's id; without a name it is for the instance's own workflow, and stays the same. */
    VerificationRequest translate(VerificationRequest request) {
        return request.workflow()
                .map(name -> request.toBuilder().workflow(id(name)).build())
                .orElse(request);
    }

    /** The same for images. */
    EvidenceSubmission translate(EvidenceSubmission submission) {
        return submission
                .workflow()
                .map(name -> submission.toBuilder().workflow(id(name)).build())
                .orElse(submission);
    }

    /** The same for a token. */
    TokenRequest translate(TokenRequest request) {
        return request.workflow().map(name -> request.withWorkflow(id(name))).orElse(request);
    }

    /** @throws VeriportException {@link ErrorCode#CONFIGURATION} with the key to set, when the name has no id */
    String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw unmapped(instance + " has no workflow of this name", name, List.of(instance))
                    .provider(instance)
                    .build();
        }
        return id;
    }

    /** The failure for a workflow that none of these instances has. */
    static VeriportException unmappedByAll(String name, Collection<ProviderId> instances) {
        return unmapped("no instance has a workflow of this name", name, instances)
                .build();
    }

    private static VeriportException.Builder unmapped(String problem, String name, Collection<ProviderId> instances) {
        String last = PRINTABLE.matcher(name).matches() ? name : "NAME";
        String keys = instances.stream()
                .map(instance -> "veriport." + instance + ".workflow." + last)
                .collect(Collectors.joining(" or "));
        return VeriportException.notSent(ErrorCode.CONFIGURATION, problem + ": set " + keys);
    }
}
