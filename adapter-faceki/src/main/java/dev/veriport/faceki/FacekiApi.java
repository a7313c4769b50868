package dev.veriport.faceki;

import dev.veriport.model.VerificationResult;

/** What Faceki has and other vendors have not; reached by {@code provider.unwrap(FacekiApi.class)}. Thread-safe. */
public interface FacekiApi {

    /**
     * The record that carries an identifier of ours (Fetch Records, docs.faceki.com). Several of them are {@code
     * INDETERMINATE}, with all their ids in the provenance.
     *
     * @param recordIdentifier as it was given when the verification was started
     * @throws dev.veriport.error.VeriportException {@code NOT_FOUND} when there is none
     */
    VerificationResult findByRecordIdentifier(String recordIdentifier);
}
