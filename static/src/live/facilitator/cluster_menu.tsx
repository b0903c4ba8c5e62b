/** What can be done with one cluster. */
import type { Cluster } from '../rows.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu, MenuItem } from '../parts/menu.tsx'
import { is_sortable } from '../parts/reading.ts'
import { useSteering } from './steering.ts'
import { t } from './words.ts'

export function ClusterMenu({ cluster, note_ids }: { cluster: Cluster; note_ids: readonly string[] }) {
  const steering = useSteering()
  const { rename, dissolve, choose_all, on_the_wall, off_the_wall, cluster_menu } = t.value.board
  const { tables } = steering.live
  const board = tables.boards.get(cluster.board_id)
  const may_sort = board !== undefined && is_sortable(tables, board)
  const is_lit = tables.spotlight.all.value[0]?.target_id === cluster.id
  const light = is_lit ? { target_type: null, target_id: null } : { target_type: 'cluster', target_id: cluster.id }
  return (
    <Menu label={cluster_menu(cluster.title)} button={<Icon name="more" />} kind="plain" shape="square">
      {may_sort && (
        <MenuItem onChoose={() => steering.open({ name: 'rename', cluster_id: cluster.id })}>
          <Icon name="edit" />
          {rename}
        </MenuItem>
      )}
      <MenuItem onChoose={() => steering.select(note_ids)}>
        <Icon name="check" />
        {choose_all}
      </MenuItem>
      <MenuItem onChoose={() => steering.ask('spotlight.set', light)}>
        <Icon name="screen" />
        {is_lit ? off_the_wall : on_the_wall}
      </MenuItem>
      <MenuItem
        onChoose={() => steering.open({ name: 'outcome', derived_from: [{ type: 'cluster', id: cluster.id }] })}
      >
        <Icon name="next" />
        {t.value.tray.outcome}
      </MenuItem>
      {may_sort && (
        <MenuItem onChoose={() => steering.ask('cluster.dissolve', { cluster_id: cluster.id })}>
          <Icon name="close" />
          {dissolve}
        </MenuItem>
      )}
    </Menu>
  )
}
