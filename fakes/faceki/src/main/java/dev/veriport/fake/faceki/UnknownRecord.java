package dev.veriport.fake.faceki;

/** The answer to a search without a match: not published (docs/vendors.md, R1), so it is a switch. */
public enum UnknownRecord {
    /** HTTP 200, code 200, an empty array. */
    EMPTY_ARRAY,
    /** HTTP 200, code 8013 DATA_NOT_FOUND. */
    CODE_8013,
    /** HTTP 404, code 8013 DATA_NOT_FOUND. */
    HTTP_404
}
