package dev.veriport.fake.onfido;

import static dev.veriport.fake.onfido.FakeOnfidoServer.APPLICANTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.DOCUMENTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.LIVE_PHOTOS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.LIVE_VIDEOS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.OAUTH_TOKEN;
import static dev.veriport.fake.onfido.FakeOnfidoServer.REPORTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.WORKFLOW_RUNS;

import dev.veriport.model.Channel;
import dev.veriport.model.Evidence;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.StagedOperation;
import dev.veriport.token.TokenPurpose;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Starts {@link FakeOnfidoServer}. Thread-safe. */
public final class FakeOnfido implements FakeVendor {
    private final boolean oauth;

    /** With an API token in its settings. */
    public FakeOnfido() {
        this(false);
    }

    private FakeOnfido(boolean oauth) {
        this.oauth = oauth;
    }

    /** With a client's id and secret in its settings, for which the vendor issues access tokens. */
    public static FakeOnfido withOauth() {
        return new FakeOnfido(true);
    }

    @Override
    public String vendor() {
        return "onfido";
    }

    @Override
    public FakeOnfidoServer start(int port) {
        return FakeOnfidoServer.builder().oauth(oauth).port(port).start();
    }

    /**
     * The names are those of the vendor's specification. An operation {@code token} is of an account with OAuth. The contract
     * is run with a workflow of one task, so that each operation sends one request.
     */
    @Override
    public List<StagedOperation> stagedOperations() {
        String run = "GET " + WORKFLOW_RUNS + "/{id}";
        List<StagedOperation> staged = new ArrayList<>(List.of(
                StagedOperation.start("create-applicant", "POST " + APPLICANTS + " ", Channel.WEB),
                StagedOperation.start("create-workflow-run", "POST " + WORKFLOW_RUNS + " ", Channel.WEB),
                StagedOperation.complete("find-workflow-run", run + " "),
                StagedOperation.complete("list-tasks", run + "/tasks "),
                StagedOperation.complete("find-task", run + "/tasks/{task} "),
                StagedOperation.complete("list-documents", "GET " + DOCUMENTS + "?"),
                StagedOperation.complete("list-live-photos", "GET " + LIVE_PHOTOS + "?"),
                StagedOperation.complete("list-live-videos", "GET " + LIVE_VIDEOS + "?"),
                opened("download-document", "GET " + DOCUMENTS + "/{id}/download ", Evidence.Kind.DOCUMENT_FRONT),
                opened("download-live-photo", "GET " + LIVE_PHOTOS + "/{id}/download ", Evidence.Kind.LIVENESS_FACE),
                opened("download-signed-evidence-file", run + "/signed_evidence_file ", Evidence.Kind.REPORT),
                StagedOperation.erase("delete-applicant", "DELETE " + APPLICANTS + "/{id} "),
                StagedOperation.erase("find-applicant", "GET " + APPLICANTS + "/{id} "),
                StagedOperation.vendorOnly("list-workflow-runs", "GET " + WORKFLOW_RUNS + "?"),
                StagedOperation.vendorOnly("download-live-video", "GET " + LIVE_VIDEOS + "/{id}/download "),
                StagedOperation.vendorOnly("restore-applicant", "POST " + APPLICANTS + "/{id}/restore "),
                StagedOperation.vendorOnly("list-reports", "GET " + REPORTS + "?"),
                StagedOperation.vendorOnly("find-report", "GET " + REPORTS + "/{id} ")));
        if (oauth) {
            staged.add(StagedOperation.token("token", "POST " + OAUTH_TOKEN, TokenPurpose.API));
        }
        return staged;
    }

    /** Evidence of a kind that an approved verification has. */
    private static StagedOperation opened(String name, String request, Evidence.Kind kind) {
        return new StagedOperation(
                name,
                request,
                StagedOperation.verified((failing, id) -> failing.identityProvider().find(id).evidence().stream()
                        .filter(evidence -> evidence.kind() == kind)
                        .findFirst()
                        .ifPresent(FakeOnfido::read)));
    }

    private static void read(Evidence evidence) {
        try (InputStream opened = evidence.open()) {
            opened.readAllBytes();
        } catch (IOException undecodable) {
            throw new UncheckedIOException(undecodable);
        }
    }
}
