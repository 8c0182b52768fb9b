/** A service on a price list. `price` is in millionths of the account's currency per `unit`. */
export type Service = {
  category: string;
  subcategory: string;
  name: string;
  unit: string;
  price: number;
  resourceType?: string;
};

const service = (
  category: string,
  subcategory: string,
  name: string,
  unit: string,
  price: number,
  resourceType?: string,
): Service => ({
  category,
  subcategory,
  name,
  unit,
  price,
  resourceType,
});

/** What each kind of account is billed for, the services of an ordinary application first. */
export const services = {
  aws: [
    service('Compute', 'Virtual Machines', 'Amazon Elastic Compute Cloud', 'vCPU-Hours', 48_000, 'Instance'),
    service(
      'Databases',
      'Relational Databases',
      'Amazon Relational Database Service',
      'Hours',
      171_000,
      'DB Instance',
    ),
    service('Storage', 'Object Storage', 'Amazon Simple Storage Service', 'GB-Months', 23_000, 'Bucket'),
    service('Storage', 'Block Storage', 'Amazon Elastic Compute Cloud', 'GB-Months', 88_000, 'Volume'),
    service(
      'Networking',
      'Application Networking',
      'Elastic Load Balancing',
      'LCU-Hours',
      8_000,
      'Load Balancer',
    ),
    service('Management and Governance', 'Observability', 'AmazonCloudWatch', 'GB', 570_000),
    service('Compute', 'Serverless Compute', 'AWS Lambda', 'GB-Seconds', 17),
    service('Databases', 'NoSQL Databases', 'Amazon DynamoDB', 'Requests', 1, 'Table'),
    service('Integration', 'Messaging', 'Amazon Simple Queue Service', 'Requests', 1, 'Queue'),
    service('AI and Machine Learning', 'Generative AI', 'Amazon Bedrock', 'Tokens', 3),
    service('Identity', 'Identity and Access Management', 'AWS Key Management Service', 'Keys', 1_000_000),
  ],
  azure: [
    service('Compute', 'Virtual Machines', 'Virtual Machines', 'vCPU-Hours', 45_000, 'Virtual machine'),
    service('Databases', 'Relational Databases', 'Azure SQL Database', 'Hours', 152_000, 'SQL database'),
    service('Storage', 'Object Storage', 'Storage Accounts', 'GB-Months', 20_000, 'Storage account'),
    service('Storage', 'Block Storage', 'Azure Managed Disks', 'GB-Months', 76_000, 'Disk'),
    service('Networking', 'Application Networking', 'Load Balancer', 'Hours', 23_000, 'Load balancer'),
    service(
      'Business Applications',
      'Productivity and Collaboration',
      'Microsoft 365',
      'User-Months',
      34_500_000,
    ),
    service('Compute', 'Serverless Compute', 'Azure Functions', 'GB-Seconds', 16),
    service('AI and Machine Learning', 'Generative AI', 'Azure OpenAI Service', 'Tokens', 5),
    service('Management and Governance', 'Observability', 'Azure Monitor', 'GB', 2_520_000),
    service('Compute', 'End User Computing', 'Azure Virtual Desktop', 'User-Hours', 61_000),
  ],
  google: [
    service('Compute', 'Virtual Machines', 'Compute Engine', 'vCPU-Hours', 42_000, 'Instance'),
    service('Databases', 'Data Warehouses', 'BigQuery', 'TB', 6_250_000, 'Dataset'),
    service('Storage', 'Object Storage', 'Cloud Storage', 'GB-Months', 20_000, 'Bucket'),
    service('AI and Machine Learning', 'AI Platforms', 'Vertex AI', 'Node-Hours', 620_000),
    service('Compute', 'Serverless Compute', 'Cloud Run', 'vCPU-Seconds', 24),
    service('Databases', 'NoSQL Databases', 'Firestore', 'Requests', 1),
  ],
  software: [
    service('Business Applications', 'Other (Business Applications)', 'CRM Cloud', 'User-Months', 85_000_000),
    service(
      'Business Applications',
      'Other (Business Applications)',
      'Service Desk',
      'User-Months',
      49_000_000,
    ),
    service(
      'Business Applications',
      'Productivity and Collaboration',
      'Whiteboard Teams',
      'User-Months',
      12_000_000,
    ),
  ],
  hosting: [
    service('Compute', 'Virtual Machines', 'Managed Virtual Server', 'vCPU-Hours', 31_000, 'Virtual server'),
    service('Storage', 'Backup Storage', 'Managed Backup', 'GB-Months', 42_000, 'Backup set'),
    service('Other', 'Other (Other)', 'Rack Space', 'kWh', 290_000),
  ],
} satisfies Record<string, Service[]>;

/** What the shared platforms are billed for, by pool and kind of account. */
export const poolServices: Record<string, Partial<Record<AccountKind, Service[]>>> = {
  network: {
    aws: [
      service('Networking', 'Network Connectivity', 'AWS Transit Gateway', 'GB', 20_000, 'Transit gateway'),
      service('Networking', 'Network Connectivity', 'AWS Direct Connect', 'Hours', 300_000, 'Connection'),
      service('Networking', 'Content Delivery', 'Amazon Route 53', 'Requests', 1),
    ],
    azure: [service('Networking', 'Network Connectivity', 'Azure ExpressRoute', 'Hours', 410_000, 'Circuit')],
    google: [
      service('Networking', 'Network Connectivity', 'Cloud Interconnect', 'Hours', 330_000, 'Attachment'),
    ],
    hosting: [
      service('Networking', 'Network Connectivity', 'Wide Area Network', 'Mbps-Months', 3_900_000, 'Link'),
    ],
  },
  security: {
    aws: [
      service('Security', 'Security Posture Management', 'AWS Security Hub', 'Checks', 1_000),
      service('Security', 'Threat Detection and Response', 'Amazon GuardDuty', 'GB', 1_000_000),
    ],
    azure: [
      service('Security', 'Threat Detection and Response', 'Microsoft Defender for Cloud', 'Hours', 20_000),
    ],
    software: [service('Security', 'Threat Detection and Response', 'Threat Analytics', 'GB', 1_900_000)],
  },
  observability: {
    aws: [
      service('Management and Governance', 'Observability', 'AmazonCloudWatch', 'GB', 570_000),
      service('Management and Governance', 'Compliance', 'AWS CloudTrail', 'Events', 20),
    ],
    software: [
      service('Management and Governance', 'Observability', 'Telemetry Cloud', 'Host-Hours', 29_000),
    ],
  },
  'container-platform': {
    aws: [
      service('Compute', 'Containers', 'Amazon Elastic Kubernetes Service', 'Hours', 100_000, 'Cluster'),
      service(
        'Compute',
        'Virtual Machines',
        'Amazon Elastic Compute Cloud',
        'vCPU-Hours',
        48_000,
        'Instance',
      ),
    ],
    azure: [service('Compute', 'Containers', 'Azure Kubernetes Service', 'Hours', 93_000, 'Cluster')],
    google: [service('Compute', 'Containers', 'Google Kubernetes Engine', 'Hours', 100_000, 'Cluster')],
  },
  'data-platform': {
    google: [
      service('Databases', 'Data Warehouses', 'BigQuery', 'TB', 6_250_000, 'Dataset'),
      service('Analytics', 'Data Processing', 'Dataflow', 'vCPU-Hours', 56_000),
    ],
    azure: [
      service('Databases', 'Data Warehouses', 'Azure Synapse Analytics', 'DWU-Hours', 1_100_000, 'SQL pool'),
      service('Analytics', 'Data Processing', 'Azure Data Factory', 'Activity-Runs', 900),
    ],
  },
  'developer-tools': {
    software: [
      service('Developer Tools', 'Source Code Management', 'Source Forge Suite', 'User-Months', 19_000_000),
    ],
  },
  'migration-programme': {
    aws: [
      service(
        'Migration',
        'Resource Migration',
        'AWS Application Migration Service',
        'Hours',
        42_000,
        'Replication server',
      ),
    ],
  },
};

/** Billed by AWS, and in no catalogue: shows as unclassified. */
export const unknownService = service('Other', 'Other (Other)', 'AWS Ground Station', 'Minutes', 10_000_000);

export type AccountKind = keyof typeof services;
