package org.psyhealth.user;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@Import(MongoDb.class)
class UserDatabase {

    /**
     * The module's database: the one that the connection string names, else {@code spring.mongodb.database}. Whoever
     * writes one document and then reads another must see what is there, whatever the connection string says.
     */
    @Bean
    static MongoDatabase database(MongoClient mongo, MongoConnectionDetails connection, MongoProperties properties) {
        var name = Optional.ofNullable(connection.getConnectionString().getDatabase())
                .or(() -> Optional.ofNullable(properties.getDatabase()))
                .orElse("user");
        return mongo.getDatabase(name)
                .withReadPreference(ReadPreference.primary())
                .withReadConcern(ReadConcern.MAJORITY)
                .withWriteConcern(WriteConcern.MAJORITY);
    }

    @Bean
    static MongoCollection<Document> users(MongoDatabase database) {
        return database.getCollection("users");
    }
}
