package org.psyhealth.media.upload;

/**
 * An announced file.
 *
 * @param media the file
 * @param upload how to send it
 */
record StartedUpload(MediaView media, Upload upload) {}
