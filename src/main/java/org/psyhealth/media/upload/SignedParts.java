package org.psyhealth.media.upload;

import java.util.List;

/**
 * How to send parts of a file.
 *
 * @param parts one request each
 */
record SignedParts(List<Upload.Part> parts) {}
