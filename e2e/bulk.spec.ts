import {
  bulk,
  count,
  elsewhere,
  expect,
  expectNoRow,
  expectRow,
  failedRequest,
  openActivity,
  received,
  signIn,
  test,
  tick,
  vmFilter,
  vmNamed,
  vmsIn,
} from './support';

const list = 'Virtual machines';

test.describe('what is done to several VMs', () => {
  test('stops and starts several at once, says who is left out and why, and how it went with each', async ({
    page,
    cloud,
    consoleErrors,
  }) => {
    consoleErrors.allow(failedRequest);
    await signIn(page);
    await tick(page, 'web-02', 'web-03', 'legacy-crm-do-not-touch');
    await vmFilter(page).fill('web');
    await count(page, '3 selected, 1 of them not shown');
    await bulk(page).getByRole('button', { name: 'Stop', exact: true }).click();
    const stop = page.getByRole('dialog', { name: 'Stop 2 VMs' });
    await expect(stop.getByRole('listitem').filter({ hasText: 'legacy-crm' })).toContainText('Left out: Already stopped');
    await stop.getByRole('button', { name: 'Stop 2 VMs' }).click();
    await expect(stop.getByRole('status')).toHaveText('2 of 2 done');
    for (const name of ['web-02', 'web-03']) await expect(stop.getByRole('listitem').filter({ hasText: name })).toContainText('Done');
    await stop.getByRole('button', { name: 'Close' }).last().click();
    await expectRow(page, list, 'web-02', { Status: 'Stopped' });
    const uuids = await Promise.all(['web-02', 'web-03'].map(async (name) => (await vmNamed(cloud, 'cyc01', name)).uuid));
    const stopped = (await received(cloud, 'stopVm')).map(({ data, slug }) => `${slug} ${String(data.uuid)}`);
    expect(stopped.toSorted()).toEqual(uuids.map((uuid) => `cyc01 ${uuid}`).toSorted());
    await expect(page.getByRole('toolbar', { name: 'Actions for what is selected' }), 'what was taken over is not selected').toHaveCount(0);
    await vmFilter(page).fill('');
    await tick(page, 'web-02', 'web-03', 'legacy-crm-do-not-touch');
    await vmFilter(page).fill('web');
    await expect(bulk(page).getByRole('button', { name: 'Stop', exact: true })).toHaveAttribute('aria-disabled', 'true');
    await expect(bulk(page).getByRole('button', { name: 'Stop', exact: true })).toHaveAccessibleDescription(
      'Not possible for any of the chosen VMs now.',
    );

    // Somebody deletes one of them in the meantime: the others start.
    await bulk(page).getByRole('button', { name: 'Start', exact: true }).click();
    const start = page.getByRole('dialog', { name: 'Start 3 VMs' });
    await expect(start).toBeVisible();
    await elsewhere(cloud, 'DELETE', '/cyc01/user-resource/vm', { uuid: uuids[1] ?? '' });
    await start.getByRole('button', { name: 'Start 3 VMs' }).click();
    await expect(start.getByRole('status')).toHaveText('2 of 3 done');
    await expect(start.getByRole('listitem').filter({ hasText: 'web-03' })).toContainText('Failed');
    await expect(start.getByRole('listitem').filter({ hasText: 'web-03' })).toContainText('Not found. It may have been deleted.');
    await expect(start.getByRole('listitem').filter({ hasText: 'web-02' })).toContainText('Done');
    await start.getByRole('button', { name: 'Close' }).last().click();
    await expectRow(page, list, 'web-02', { Status: 'Running' });
    await expectNoRow(page, list, 'web-03');
    await vmFilter(page).fill('legacy');
    await expectRow(page, list, 'legacy-crm-do-not-touch', { Status: 'Running' });
  });

  test('offers, and never by itself, to go on with what a reload stopped: with those that were not sent', async ({ page, cloud }) => {
    await signIn(page);
    const names = ['api-gateway', 'grafana', 'web-01', 'web-02', 'web-03', 'build-runner-1'];
    await tick(page, ...names);
    // Those that are sent take their time; the others wait for them.
    await cloud.clock({ speed: 1 });
    await bulk(page).getByRole('button', { name: 'Stop', exact: true }).click();
    const stop = page.getByRole('dialog', { name: 'Stop 6 VMs' });
    await stop.getByRole('button', { name: 'Stop 6 VMs' }).click();
    await expect(stop.getByText('Working', { exact: true })).toHaveCount(4);
    await expect.poll(async () => (await received(cloud, 'stopVm')).length).toBe(4);
    await page.reload();
    await expect(page.getByText('A reload stopped a bulk action: 2 of 6 VMs weren’t sent')).toBeVisible();
    expect(await received(cloud, 'stopVm'), 'nothing goes on by itself').toHaveLength(4);
    await cloud.clock({ speed: 20 });
    await page.getByRole('button', { name: 'Review the rest' }).click();
    const rest = page.getByRole('dialog', { name: 'Stop 2 VMs' });
    await rest.getByRole('button', { name: 'Stop 2 VMs' }).click();
    await expect(rest.getByRole('status')).toHaveText('2 of 2 done');
    const sent = (await received(cloud, 'stopVm')).map(({ data }) => data.uuid);
    expect(new Set(sent).size, 'each once').toBe(6);
    expect(sent).toHaveLength(6);
    await rest.getByRole('button', { name: 'Close' }).last().click();
    await page.reload();
    await expectRow(page, list, 'grafana');
    await expect(page.getByText('A reload stopped a bulk action')).toHaveCount(0);
  });

  test('tries those again that failed, and only those, when it is told to', async ({ page, cloud, consoleErrors }) => {
    consoleErrors.allow(failedRequest);
    await signIn(page);
    await tick(page, 'web-02', 'web-03', 'grafana');
    const uuids = await Promise.all(['web-02', 'web-03', 'grafana'].map(async (name) => (await vmNamed(cloud, 'cyc01', name)).uuid));
    await cloud.faults({ status: { stopVm: 409 } });
    await bulk(page).getByRole('button', { name: 'Stop', exact: true }).click();
    const stop = page.getByRole('dialog', { name: 'Stop 3 VMs' });
    await stop.getByRole('button', { name: 'Stop 3 VMs' }).click();
    await expect(stop.getByRole('status')).toHaveText('0 of 3 done');
    await expect(stop.getByText('Failed', { exact: true })).toHaveCount(3);
    await expect(page.getByRole('toolbar', { name: 'Actions for what is selected' }), 'the results name what failed').toHaveCount(0);
    await cloud.faults({ status: {} });
    await elsewhere(cloud, 'DELETE', '/cyc01/user-resource/vm', { uuid: uuids[2] ?? '' });
    await stop.getByRole('button', { name: 'Try the 3 failed ones again' }).click();
    await expect(stop.getByRole('status')).toHaveText('2 of 3 done');
    await expect(stop.getByRole('listitem').filter({ hasText: 'grafana' })).toContainText('Not found. It may have been deleted.');
    await stop.getByRole('button', { name: 'Try the failed one again' }).click();
    await expect(stop.getByRole('status')).toHaveText('2 of 3 done');
    await expect.poll(async () => (await received(cloud, 'stopVm')).length).toBe(7);
    const sent = (await received(cloud, 'stopVm')).map(({ data }) => data.uuid);
    expect(uuids.map((uuid) => sent.filter((each) => each === uuid).length)).toEqual([2, 2, 3]);
  });

  test('has several pulled by the plug, and several deleted after their number is typed', async ({ page, cloud }) => {
    await signIn(page);
    await tick(page, 'sim-01', 'edge-cache');
    await bulk(page).getByRole('button', { name: 'Force stop', exact: true }).click();
    const plug = page.getByRole('dialog', { name: 'Force stop 2 VMs' });
    await expect(plug).toContainText('Unsaved data is lost');
    await plug.getByRole('button', { name: 'Force stop 2 VMs' }).click();
    await expect(plug.getByRole('status')).toHaveText('2 of 2 done');
    await plug.getByRole('button', { name: 'Close' }).last().click();
    expect((await received(cloud, 'stopVm')).map(({ data, slug }) => [slug, data.force])).toEqual([
      ['bus02', true],
      ['tra03', true],
    ]);

    await tick(page, 'sim-01', 'edge-cache');
    await bulk(page).getByRole('button', { name: 'Delete', exact: true }).click();
    const sure = page.getByRole('dialog', { name: 'Delete 2 virtual machines?' });
    const go = sure.getByRole('button', { name: 'Delete 2 VMs' });
    await expect(page.getByRole('dialog'), 'one question').toHaveCount(1);
    await expect(sure.getByRole('listitem').filter({ hasText: 'sim-01' })).toContainText('Its boot disk, ');
    await expect(sure).toContainText('Its boot disk, 100 GB, with everything on it');
    await expect(go).toHaveAttribute('aria-disabled', 'true');
    await sure.getByLabel('To confirm, type delete 2').fill('delete 2');
    await go.click();
    await expect(page.getByRole('dialog', { name: 'Delete 2 VMs' }).getByRole('status')).toHaveText('2 of 2 done');
    await page.getByRole('dialog', { name: 'Delete 2 VMs' }).getByRole('button', { name: 'Close' }).last().click();
    await count(page, '25 rows');
    await expectNoRow(page, list, 'sim-01');
    await expect(page.getByRole('toolbar', { name: 'Actions for what is selected' }), 'what is gone is not selected').toHaveCount(0);
    const activity = await openActivity(page);
    await expect(activity.getByRole('listitem').filter({ hasText: 'Delete sim-01' })).toContainText('Done');
    await expect(activity.getByRole('listitem').filter({ hasText: 'Force stop edge-cache' })).toContainText('Traintown');
    expect((await vmsIn(cloud, 'tra03')).map(({ name }) => name)).toEqual(['edge-jakarta']);
  });
});
