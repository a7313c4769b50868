package dev.veriport.fake.authenteq;

/** The answer to an unknown id at the export: not published (docs/vendors.md, E6). */
public enum UnknownVerification {
    /** 400 INVALID_REQUEST_PARAMETER. */
    HTTP_400,
    /** 404 without a body. */
    HTTP_404,
    /** 422 REQUEST_UNPROCESSABLE, as the AML search answers. */
    HTTP_422
}
