/**
 * The pictures that people choose to be shown by. Which one is shown is a join of what they chose with what the media
 * module tells of the files: a function of those facts and their own times, whatever arrives first.
 */
@NullMarked
package org.psyhealth.user.avatar;

import org.jspecify.annotations.NullMarked;
