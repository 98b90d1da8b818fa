/* What librdkafka alone can do, as the ceiling of the measures on Kafka.
 *
 *   kafka-ceiling consume BROKERS TOPIC PARTITIONS
 *       reads the topic from its beginning to its end
 *   kafka-ceiling relay BROKERS TOPIC PARTITIONS TARGET COMMIT_MS
 *       passes each record on, in transactions committed every COMMIT_MS milliseconds, exactly once
 *   kafka-ceiling acknowledge BROKERS TOPIC COUNT
 *       publishes single records, each after the one before was acknowledged
 *
 * consume and relay print the number of records and the seconds from the first to the last; acknowledge prints the median
 * and the 99th percentile, in milliseconds. Exit code 1 and a sentence where something fails. */
#include <librdkafka/rdkafka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { BATCH = 512, TIMEOUT_MS = 30000, VALUE_BYTES = 255 };

static void fail(const char *what, const char *why) {
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static void check(rd_kafka_resp_err_t code, const char *what) {
    if (code) fail(what, rd_kafka_err2str(code));
}

static void check_transaction(rd_kafka_error_t *error, const char *what) {
    if (error) fail(what, rd_kafka_error_string(error));
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void set(rd_kafka_conf_t *conf, const char *name, const char *value) {
    char why[256];
    if (rd_kafka_conf_set(conf, name, value, why, sizeof why)) fail(name, why);
}

static rd_kafka_t *make(rd_kafka_type_t type, rd_kafka_conf_t *conf) {
    char why[256];
    rd_kafka_t *client = rd_kafka_new(type, conf, why, sizeof why);
    if (!client) fail("client", why);
    return client;
}

/* Settings as a session has them. */
static rd_kafka_t *make_consumer(const char *brokers) {
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    set(conf, "bootstrap.servers", brokers);
    set(conf, "group.id", "kafka-ceiling");
    set(conf, "enable.auto.commit", "false");
    set(conf, "enable.auto.offset.store", "false");
    set(conf, "auto.offset.reset", "error");
    set(conf, "isolation.level", "read_committed");
    set(conf, "enable.partition.eof", "true");
    set(conf, "fetch.wait.max.ms", "100");
    set(conf, "fetch.message.max.bytes", "1048576");
    set(conf, "fetch.max.bytes", "16777216");
    set(conf, "queued.max.messages.kbytes", "4096");
    return make(RD_KAFKA_CONSUMER, conf);
}

static void take_report(rd_kafka_t *producer, const rd_kafka_message_t *message, void *opaque) {
    (void)producer;
    check(message->err, "acknowledge");
    *(int *)opaque = 1;
}

/* Without an id of its own a producer that is idempotent only. */
static rd_kafka_t *make_producer(const char *brokers, const char *transactional_id, int *is_acknowledged) {
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    if (is_acknowledged) {
        rd_kafka_conf_set_opaque(conf, is_acknowledged);
        rd_kafka_conf_set_dr_msg_cb(conf, take_report);
    }
    set(conf, "bootstrap.servers", brokers);
    set(conf, "acks", "all");
    set(conf, "enable.idempotence", "true");
    set(conf, "compression.type", "zstd");
    set(conf, "batch.size", "1000000");
    if (transactional_id) {
        set(conf, "transactional.id", transactional_id);
        set(conf, "linger.ms", "1");
        set(conf, "queue.buffering.max.kbytes", "32768");
    } else {
        set(conf, "linger.ms", "0");
    }
    return make(RD_KAFKA_PRODUCER, conf);
}

static rd_kafka_queue_t *assign(rd_kafka_t *consumer, const char *topic, int partitions) {
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(partitions);
    for (int number = 0; number < partitions; number++)
        rd_kafka_topic_partition_list_add(list, topic, number)->offset = RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_poll_set_consumer(consumer);
    check(rd_kafka_assign(consumer, list), "assign");
    rd_kafka_topic_partition_list_destroy(list);
    return rd_kafka_queue_get_consumer(consumer);
}

struct relay {
    rd_kafka_t *producer;
    rd_kafka_topic_t *target;
    rd_kafka_consumer_group_metadata_t *group;
    rd_kafka_topic_partition_list_t *positions;
    const char *topic;
    int is_open;
};

static void begin(struct relay *relay) {
    check_transaction(rd_kafka_begin_transaction(relay->producer), "begin");
    relay->is_open = 1;
}

static void commit(struct relay *relay) {
    if (!relay->is_open) return;
    check_transaction(
        rd_kafka_send_offsets_to_transaction(relay->producer, relay->positions, relay->group, TIMEOUT_MS),
        "send offsets");
    check_transaction(rd_kafka_commit_transaction(relay->producer, TIMEOUT_MS), "commit");
    relay->is_open = 0;
}

static void pass_on(struct relay *relay, rd_kafka_message_t *message) {
    if (!relay->is_open) begin(relay);
    rd_kafka_headers_t *headers = NULL;
    rd_kafka_headers_t *copy = NULL;
    if (!rd_kafka_message_headers(message, &headers)) copy = rd_kafka_headers_copy(headers);
    for (;;) {
        rd_kafka_vu_t values[] = {
            {.vtype = RD_KAFKA_VTYPE_RKT, .u.rkt = relay->target},
            {.vtype = RD_KAFKA_VTYPE_PARTITION, .u.i32 = message->partition},
            {.vtype = RD_KAFKA_VTYPE_MSGFLAGS, .u.i = RD_KAFKA_MSG_F_COPY},
            {.vtype = RD_KAFKA_VTYPE_KEY, .u.mem = {message->key, message->key_len}},
            {.vtype = RD_KAFKA_VTYPE_VALUE, .u.mem = {message->payload, message->len}},
            {.vtype = RD_KAFKA_VTYPE_HEADERS, .u.headers = copy},
        };
        rd_kafka_error_t *error = rd_kafka_produceva(relay->producer, values, copy ? 6 : 5);
        if (!error) break;
        if (rd_kafka_error_code(error) != RD_KAFKA_RESP_ERR__QUEUE_FULL)
            fail("produce", rd_kafka_error_string(error));
        rd_kafka_error_destroy(error);
        rd_kafka_poll(relay->producer, 10);
    }
    rd_kafka_topic_partition_t *position =
        rd_kafka_topic_partition_list_find(relay->positions, relay->topic, message->partition);
    if (!position)
        position = rd_kafka_topic_partition_list_add(relay->positions, relay->topic, message->partition);
    position->offset = message->offset + 1;
}

/* Reads everything; with a relay, passes it on. */
static void run(const char *brokers, const char *topic, int partitions, struct relay *relay, double interval) {
    rd_kafka_t *consumer = make_consumer(brokers);
    rd_kafka_queue_t *queue = assign(consumer, topic, partitions);
    rd_kafka_message_t *messages[BATCH];
    long records = 0;
    double first = 0, last = 0, committed = 0;
    int ended = 0;
    while (ended < partitions) {
        ssize_t count = rd_kafka_consume_batch_queue(queue, 100, messages, BATCH);
        for (ssize_t index = 0; index < count; index++) {
            rd_kafka_message_t *message = messages[index];
            if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
                ended++;
            } else if (message->err) {
                fail("consume", rd_kafka_message_errstr(message));
            } else {
                if (records++ == 0) first = committed = now();
                if (relay) pass_on(relay, message);
            }
            rd_kafka_message_destroy(message);
        }
        if (count > 0) last = now();
        if (!relay) continue;
        rd_kafka_poll(relay->producer, 0);
        if (now() - committed < interval) continue;
        commit(relay);
        committed = now();
    }
    if (relay) {
        commit(relay);
        last = now();
    }
    printf("%ld %f\n", records, last - first);
    rd_kafka_queue_destroy(queue);
    rd_kafka_consumer_close(consumer);
    rd_kafka_destroy(consumer);
}

static void run_relay(const char *brokers, const char *topic, int partitions, const char *target, int interval) {
    struct relay relay = {.topic = topic};
    relay.producer = make_producer(brokers, "kafka-ceiling", NULL);
    relay.target = rd_kafka_topic_new(relay.producer, target, NULL);
    relay.group = rd_kafka_consumer_group_metadata_new("kafka-ceiling");
    relay.positions = rd_kafka_topic_partition_list_new(partitions);
    check_transaction(rd_kafka_init_transactions(relay.producer, TIMEOUT_MS), "init transactions");
    run(brokers, topic, partitions, &relay, interval / 1e3);
    rd_kafka_topic_partition_list_destroy(relay.positions);
    rd_kafka_consumer_group_metadata_destroy(relay.group);
    rd_kafka_topic_destroy(relay.target);
    rd_kafka_destroy(relay.producer);
}

static int by_size(const void *left, const void *right) {
    double difference = *(const double *)left - *(const double *)right;
    return (difference > 0) - (difference < 0);
}

/* The first records meet connections that are just being made, and count for nothing. */
static void acknowledge(const char *brokers, const char *name, int count) {
    enum { WARM_UP = 50 };
    int is_acknowledged = 0;
    rd_kafka_t *producer = make_producer(brokers, NULL, &is_acknowledged);
    rd_kafka_topic_t *topic = rd_kafka_topic_new(producer, name, NULL);
    char value[VALUE_BYTES];
    memset(value, 'a', sizeof value);
    double *times = calloc((size_t)count, sizeof *times);
    if (!times) fail("acknowledge", "no memory");
    for (int number = -WARM_UP; number < count; number++) {
        double sent = now();
        if (rd_kafka_produce(topic, 0, RD_KAFKA_MSG_F_COPY, value, sizeof value, NULL, 0, NULL))
            check(rd_kafka_last_error(), "produce");
        is_acknowledged = 0;
        while (!is_acknowledged) rd_kafka_poll(producer, 100);
        if (number >= 0) times[number] = (now() - sent) * 1e3;
    }
    qsort(times, (size_t)count, sizeof *times, by_size);
    printf("%f %f\n", times[count / 2], times[count - 1 - count / 100]);
    free(times);
    rd_kafka_topic_destroy(topic);
    rd_kafka_destroy(producer);
}

int main(int count, char **words) {
    if (count == 5 && !strcmp(words[1], "consume")) {
        run(words[2], words[3], atoi(words[4]), NULL, 0);
    } else if (count == 7 && !strcmp(words[1], "relay")) {
        run_relay(words[2], words[3], atoi(words[4]), words[5], atoi(words[6]));
    } else if (count == 5 && !strcmp(words[1], "acknowledge") && atoi(words[4]) > 0) {
        acknowledge(words[2], words[3], atoi(words[4]));
    } else {
        fail("kafka-ceiling", "see the head of main.c");
    }
    return 0;
}
