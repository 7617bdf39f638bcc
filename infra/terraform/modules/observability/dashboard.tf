# What a person looks at first: visitors, tasks, stores, then what the logs count. Two in a row.

locals {
  widgets = [
    {
      title = "Requests and failures"
      metrics = [
        ["AWS/ApplicationELB", "RequestCount", "LoadBalancer", var.alb_arn_suffix, { stat = "Sum" }],
        ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer", var.alb_arn_suffix, { stat = "Sum" }],
        ["AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "LoadBalancer", var.alb_arn_suffix, { stat = "Sum" }],
      ]
    },
    {
      title = "Latency at the load balancer"
      metrics = [for statistic in ["p50", "p95", "p99"] :
        ["AWS/ApplicationELB", "TargetResponseTime", "LoadBalancer", var.alb_arn_suffix, { stat = statistic }]
      ]
    },
    {
      title = "Tasks"
      metrics = [for service in keys(var.ecs_services) :
        ["ECS/ContainerInsights", "RunningTaskCount", "ClusterName", var.ecs_cluster_name, "ServiceName", service, { stat = "Minimum" }]
      ]
    },
    {
      title = "CPU and memory of the tasks (%)"
      metrics = [for pair in setproduct(keys(var.ecs_services), ["CPUUtilization", "MemoryUtilization"]) :
        ["AWS/ECS", pair[1], "ClusterName", var.ecs_cluster_name, "ServiceName", pair[0], { stat = "Average" }]
      ]
    },
    {
      title = "PostgreSQL"
      metrics = [for metric in ["CPUUtilization", "DatabaseConnections", "ReadLatency", "WriteLatency"] :
        ["AWS/RDS", metric, "DBInstanceIdentifier", var.db_instance_identifier, { stat = "Average" }]
      ]
    },
    {
      title = "Document store"
      metrics = [for metric in ["CPUUtilization", "DatabaseConnections", "DBClusterReplicaLagMaximum"] :
        ["AWS/DocDB", metric, "DBClusterIdentifier", var.document_store_cluster_identifier, { stat = "Average" }]
      ]
    },
    {
      title = "Kafka"
      metrics = [
        ["AWS/Kafka", "OfflinePartitionsCount", "Cluster Name", var.msk_cluster_name, { stat = "Maximum" }],
        ["AWS/Kafka", "GlobalPartitionCount", "Cluster Name", var.msk_cluster_name, { stat = "Maximum" }],
      ]
    },
    {
      title = "From the logs"
      metrics = [for name in keys(local.metric_filters) :
        ["${var.name}/logs", name, { stat = "Sum" }]
      ]
    },
  ]
}

resource "aws_cloudwatch_dashboard" "this" {
  dashboard_name = var.name

  dashboard_body = jsonencode({
    widgets = [for index, widget in local.widgets : {
      type   = "metric"
      x      = (index % 2) * 12
      y      = floor(index / 2) * 6
      width  = 12
      height = 6
      properties = {
        title   = widget.title
        region  = var.region
        period  = 60
        view    = "timeSeries"
        metrics = widget.metrics
      }
    }]
  })
}
