const names = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** Arguments of the azurerm provider that say nothing about the network, by the resource or block they stand in, in the names of its versions 3 and 4. */
export const irrelevantArguments = {
  cluster: names(`
    ai_toolchain_operator_enabled auto_scaler_profile automatic_channel_upgrade automatic_upgrade_channel
    azure_active_directory_role_based_access_control azure_policy_enabled bootstrap_profile confidential_computing cost_analysis_enabled
    current_kubernetes_version custom_ca_trust_certificates_base64 disk_encryption_set_id dns_prefix dns_prefix_private_cluster edge_zone
    enable_pod_security_policy fqdn http_application_routing_zone_name id identity image_cleaner_enabled image_cleaner_interval_hours
    key_management_service key_vault_secrets_provider kube_admin_config kube_admin_config_raw kube_config kube_config_raw kubelet_identity
    linux_profile local_account_disabled maintenance_window maintenance_window_auto_upgrade maintenance_window_node_os microsoft_defender
    monitor_metrics node_os_channel_upgrade node_os_upgrade_channel node_provisioning_profile node_resource_group node_resource_group_id
    oidc_issuer_enabled oidc_issuer_url oms_agent open_service_mesh_enabled portal_fqdn private_cluster_enabled private_cluster_public_fqdn_enabled private_fqdn public_network_access_enabled
    role_based_access_control_enabled run_command_enabled service_principal storage_profile support_plan tags timeouts upgrade_override
    windows_profile workload_autoscaler_profile workload_identity_enabled`),
  access: names('virtual_network_integration_enabled'),
  network: names('docker_bridge_cidr'),
  loadBalancer: names('backend_pool_type'),
  natGateway: names('effective_outbound_ips'),
  pool: names(`
    capacity_reservation_group_id custom_ca_trust_enabled enable_host_encryption eviction_policy fips_enabled gpu_driver gpu_instance host_encryption_enabled
    host_group_id id kubelet_config kubelet_disk_type linux_os_config message_of_the_day node_labels node_taints only_critical_addons_enabled
    os_disk_size_gb os_disk_type priority proximity_placement_group_id scale_down_mode snapshot_id spot_max_price tags
    temporary_name_for_rotation timeouts ultra_ssd_enabled windows_profile workload_runtime zones availability_zones`),
  upgradeSettings: names(
    'drain_timeout_in_minutes node_soak_duration_in_minutes max_unavailable undrainable_node_behavior',
  ),
  webAppRouting: names('web_app_routing_identity'),
  serviceMesh: names('certificate_authority revisions'),
  vnet: names(`
    bgp_community ddos_protection_plan edge_zone encryption flow_timeout_in_minutes guid private_endpoint_vnet_policies tags timeouts
    vnet_peerings_addresses`),
  subnet: names(`
    default_outbound_access_enabled enforce_private_link_endpoint_network_policies enforce_private_link_service_network_policies
    private_endpoint_network_policies private_endpoint_network_policies_enabled private_link_service_network_policies_enabled
    security_group service_endpoint_policy_ids sharing_scope timeouts`),
  peering: names(`
    allow_forwarded_traffic allow_gateway_transit allow_virtual_network_access local_subnet_names only_ipv6_peering_enabled
    peer_complete_virtual_networks_enabled remote_subnet_names timeouts triggers use_remote_gateways`),
} as const;
