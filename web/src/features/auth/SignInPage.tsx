import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import SignIn from './SignIn';

export default function SignInPage() {
  const { next, why } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const enter = () => {
    client.clear();
    void navigate({ href: next ?? '/', replace: true });
  };
  return <SignIn why={why} onSignedIn={enter} />;
}
