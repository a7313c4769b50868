package dev.veriport.fake.onfido;

import static dev.veriport.fake.onfido.FakeOnfidoServer.APPLICANTS;
import static dev.veriport.fake.onfido.FakeOnfidoServer.OAUTH_TOKEN;
import static dev.veriport.fake.onfido.FakeOnfidoServer.WORKFLOW_RUNS;

import dev.veriport.model.Channel;
import dev.veriport.testkit.vendor.FakeVendor;
import dev.veriport.testkit.vendor.StagedOperation;
import dev.veriport.token.TokenPurpose;
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

    /** The names are those of the vendor's specification. The operation {@code token} is of an account with OAuth. */
    @Override
    public List<StagedOperation> stagedOperations() {
        List<StagedOperation> staged = new ArrayList<>(List.of(
                StagedOperation.start("create-applicant", "POST " + APPLICANTS + " ", Channel.WEB),
                StagedOperation.start("create-workflow-run", "POST " + WORKFLOW_RUNS, Channel.WEB),
                StagedOperation.complete("find-workflow-run", "GET " + WORKFLOW_RUNS + "/")));
        if (oauth) {
            staged.add(StagedOperation.token("token", "POST " + OAUTH_TOKEN, TokenPurpose.API));
        }
        return staged;
    }
}
