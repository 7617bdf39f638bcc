package org.psyhealth.media.upload;

import java.util.List;

/**
 * The files among the asked ones that the caller may see.
 *
 * @param items in the order of their ids
 */
record FoundMedia(List<MediaView> items) {}
