package dev.veriport.model;

import java.util.List;

/** All that a vendor's answer holds, field by field; looked through only when somebody asks for an explanation. */
@FunctionalInterface
public interface RawAnswer {

    /** Every field that holds something, in the vendor's order. */
    List<Origin> fields();
}
