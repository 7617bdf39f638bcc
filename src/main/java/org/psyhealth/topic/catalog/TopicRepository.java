package org.psyhealth.topic.catalog;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface TopicRepository extends JpaRepository<Topic, UUID> {}
