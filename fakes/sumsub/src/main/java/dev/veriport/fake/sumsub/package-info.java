/** Sumsub, imitated from the vendor's published pages: applicants and their reviews, links to the hosted page, images. */
@NullMarked
package dev.veriport.fake.sumsub;

import org.jspecify.annotations.NullMarked;
