/** The bare application that the product is compared with. */
package org.psyhealth.bench.control;
