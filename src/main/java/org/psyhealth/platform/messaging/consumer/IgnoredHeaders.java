package org.psyhealth.platform.messaging.consumer;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;

/**
 * Maps no headers. Spring Kafka's own mapper fails on foreign headers with the names of its own, and with it the whole
 * batch; {@link TransactionalBatchAdapter} reads what it needs from the record.
 */
class IgnoredHeaders implements KafkaHeaderMapper {

    @Override
    public void fromHeaders(MessageHeaders headers, Headers target) {
        // this mapper is not used for sending
    }

    @Override
    public void toHeaders(Headers source, Map<String, Object> target) {
        // not supported
    }
}
