exec shipping.refresh
